import SourceText

/// No character steers a terminal, turns the direction of writing, hides in a word or stands for
/// one that was lost.
enum ControlCharacterRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.graph.files.enumerated().flatMap { file, source in
      var findings: [Diagnostic] = []
      var code: ArraySlice<Range<Int>>?
      var offset = 0
      var isInWord = false
      for scalar in String(decoding: source.bytes, as: UTF8.self).unicodeScalars {
        let length = UTF8.width(scalar)
        defer { offset += length }
        let fault = Fault(scalar, isInWord: isInWord)
        isInWord = scalar.properties.isAlphabetic
        guard let fault, offset + length <= source.bytes.count else { continue }
        if code == nil { code = context.code(inFile: file)[...] }
        if code?.skip(to: offset..<offset + length) == true { continue }
        findings.append(
          context.diagnostic(
            fault.severity,
            Place(file: file, range: offset..<offset + length),
            fault.rule,
            "\(fault.name) U+\(hexadecimal(scalar.value)) stands in the text",
            help: fault.help
          )
        )
      }
      return findings
    }
  }

  /// What is wrong with a character.
  private struct Fault {
    let name: String
    var severity = Diagnostic.Severity.warning
    var rule = "text.control-character"
    var help = "delete it; it is never sent to the terminal"

    init?(_ scalar: Unicode.Scalar, isInWord: Bool) {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: return nil
      case 0..<0x20, 0x7F..<0xA0: name = "the control character"
      case 0x202A...0x202E, 0x2066...0x2069: name = "the direction override"
      case 0xAD where isInWord, 0x200B where isInWord, 0xFEFF where isInWord:
        name = "the invisible character"
        severity = .note
        help = "delete it, so that the word is found; cards leave it out already"
      case 0xFFFD:
        name = "the mark of a lost character"
        rule = "text.lost-character"
        help = "write what stood there; its bytes were no text in the encoding that was assumed"
      default: return nil
      }
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
