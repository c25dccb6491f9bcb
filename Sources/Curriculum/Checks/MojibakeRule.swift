import SourceText

/// No text was decoded by the wrong table.
enum MojibakeRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.graph.files.enumerated().flatMap { file, source in
      guard source.bytes.contains(0xC3) else { return [Diagnostic]() }
      let text = source.text(in: 0..<source.bytes.count)
      let damages = Mojibake.damages(in: text)
      var code = damages.isEmpty ? [] : context.code(inFile: file)[...]
      return damages.compactMap { damage in
        if code.skip(to: damage.range) { return nil }
        return context.diagnostic(
          .warning,
          Place(file: file, range: damage.range),
          "text.mojibake",
          "this was probably '\(damage.meant)' before it was decoded wrongly",
          help: "write '\(damage.meant)'; cards show it so already"
        )
      }
    }
  }
}
