/// A document on its way into a Swift literal.
struct EmbeddedSource {
  /// The path below the content folder, with slashes.
  let path: String
  /// The document as it is in the file.
  let bytes: [UInt8]

  /// Why a document cannot become a literal.
  struct NotUTF8: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path) is not UTF-8" }
  }

  /// Returns the text of a Swift file that lists the documents in the order given.
  ///
  /// Literals stand on a single line with all control characters escaped, because a multi-line
  /// literal turns CRLF into LF and does not compile with NUL or ESC in it.
  ///
  /// - Throws: `NotUTF8` if a document is not valid UTF-8.
  static func swiftFile(_ documents: [EmbeddedSource]) throws -> String {
    var text =
      "// Made by the EmbedContent build plugin from the Markdown files of this target.\n\n"
    text += "let embeddedDocuments: [EmbeddedDocument] = [\n"
    for document in documents {
      guard let content = String(validating: document.bytes, as: UTF8.self) else {
        throw NotUTF8(path: document.path)
      }
      text +=
        "  EmbeddedDocument(path: \"\(escaped(document.path))\", text: \"\(escaped(content))\"),\n"
    }
    return text + "]\n"
  }

  private static func escaped(_ content: String) -> String {
    var result = ""
    result.reserveCapacity(content.utf8.count + content.utf8.count / 16)
    for scalar in content.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFEFF:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
