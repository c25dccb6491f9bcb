/// Numbers footnotes in the order in which they are first referred to.
struct FootnoteNumbers {
  /// The definitions that are referred to, in order.
  private(set) var definitions: [NodeID] = []
  private var numbers: [NodeID: Int] = [:]
  private var referenceCounts: [NodeID: Int] = [:]
  private var ordinals: [NodeID: Int] = [:]

  /// Walks over a document, unless it can hold no footnotes.
  init(_ document: MarkdownDocument) {
    guard document.options.contains(.footnotes), document.mayHaveFootnotes else { return }
    for id in document.descendants(of: document.root) {
      guard let definition = document.definition(of: id) else { continue }
      if numbers[definition] == nil {
        definitions.append(definition)
        numbers[definition] = definitions.count
      }
      referenceCounts[definition, default: 0] += 1
      ordinals[id] = referenceCounts[definition]
    }
  }

  /// Writes the mark of a reference.
  func writeReference(_ id: NodeID, to output: inout [UInt8], _ document: MarkdownDocument) {
    guard let definition = document.definition(of: id), let number = numbers[definition],
      let ordinal = ordinals[id]
    else { return }
    output.append(contentsOf: "<sup class=\"footnote-ref\"><a href=\"#fn-".utf8)
    writeLabel(definition, to: &output, document)
    output.append(contentsOf: "\" id=\"fnref-".utf8)
    writeLabel(definition, to: &output, document)
    if ordinal > 1 { output.append(contentsOf: "-\(ordinal)".utf8) }
    output.append(contentsOf: "\" data-footnote-ref>\(number)</a></sup>".utf8)
  }

  /// Writes the links from a footnote back to its references.
  mutating func writeBackReferences(
    _ definition: NodeID,
    to output: inout [UInt8],
    _ document: MarkdownDocument
  ) {
    guard let number = numbers[definition], let count = referenceCounts[definition] else { return }
    referenceCounts[definition] = nil
    for ordinal in 1...count {
      if ordinal > 1 { output.append(Byte.space) }
      output.append(contentsOf: "<a href=\"#fnref-".utf8)
      writeLabel(definition, to: &output, document)
      let suffix = ordinal > 1 ? "-\(ordinal)" : ""
      output.append(
        contentsOf: """
          \(suffix)" class="footnote-backref" data-footnote-backref \
          data-footnote-backref-idx="\(number)\(suffix)" \
          aria-label="Back to reference \(number)\(suffix)">↩
          """.utf8
      )
      if ordinal > 1 {
        output.append(contentsOf: "<sup class=\"footnote-ref\">\(ordinal)</sup>".utf8)
      }
      output.append(contentsOf: "</a>".utf8)
    }
  }

  /// Whether the links back are still to be written.
  func hasBackReferences(_ definition: NodeID) -> Bool { referenceCounts[definition] != nil }

  func writeLabel(_ definition: NodeID, to output: inout [UInt8], _ document: MarkdownDocument) {
    var label: [UInt8] = []
    document.appendSlice(document.slices(of: definition).first, to: &label)
    HTMLEscaping.escapeAddress(label[...], to: &output)
  }
}

extension HTMLRenderer {
  /// Writes the footnotes that are referred to, at the end of the page.
  mutating func renderFootnotes() {
    let definitions = footnotes.definitions
    guard !definitions.isEmpty else { return }
    startBlock("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
    for definition in definitions {
      write("<li id=\"fn-")
      footnotes.writeLabel(definition, to: &output, document)
      write("\">\n")
      renderTree(definition)
      if footnotes.hasBackReferences(definition) {
        startBlock("")
        footnotes.writeBackReferences(definition, to: &output, document)
        write("\n")
      }
      write("</li>\n")
    }
    write("</ol>\n</section>\n")
  }
}

extension MarkdownDocument {
  /// Whether any node is a footnote definition.
  var mayHaveFootnotes: Bool { nodes.contains { $0.kind == .footnoteDefinition } }
}
