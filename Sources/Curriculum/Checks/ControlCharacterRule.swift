import SourceText

/// No character steers a terminal or turns the direction of writing.
enum ControlCharacterRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.graph.files.enumerated().flatMap { file, source in
      var findings: [Diagnostic] = []
      var code: ArraySlice<Range<Int>>?
      var offset = 0
      for scalar in String(decoding: source.bytes, as: UTF8.self).unicodeScalars {
        let length = UTF8.width(scalar)
        defer { offset += length }
        guard let name = name(of: scalar), offset + length <= source.bytes.count else { continue }
        if code == nil { code = context.code(inFile: file)[...] }
        if code?.skip(to: offset..<offset + length) == true { continue }
        findings.append(
          context.diagnostic(
            .warning,
            Place(file: file, range: offset..<offset + length),
            "text.control-character",
            "\(name) U+\(hexadecimal(scalar.value)) stands in the text",
            help: "delete it; it is never sent to the terminal"
          )
        )
      }
      return findings
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: nil
    case 0..<0x20, 0x7F..<0xA0: "the control character"
    case 0x202A...0x202E, 0x2066...0x2069: "the direction override"
    default: nil
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
