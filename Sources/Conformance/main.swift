import Foundation

/// Prints how much of each conformance file passes, and the first differences or all.
func report(_ suites: [Suite], limit: Int) -> Bool {
  var passes = true
  var shown = 0
  for suite in suites {
    var failures: [(example: Example, rendered: String)] = []
    var sections: [(name: String, passed: Int, count: Int)] = []
    for example in suite.examples {
      let rendered = example.rendered
      let passed = example.passes(rendered)
      let section = example.section ?? ""
      let index =
        sections.firstIndex { $0.name == section }
        ?? {
          sections.append((section, 0, 0))
          return sections.count - 1
        }()
      sections[index].count += 1
      if passed { sections[index].passed += 1 } else { failures.append((example, rendered)) }
    }
    print("\(suite.name): \(suite.examples.count - failures.count) of \(suite.examples.count)")
    for section in sections {
      let mark = section.passed == section.count ? " " : "!"
      print("  \(mark) \(section.passed) of \(section.count)  \(section.name)")
    }
    for (example, rendered) in failures {
      let counts = example.gate ?? true
      if counts { passes = false }
      guard shown < limit else { continue }
      shown += 1
      print("\n\(suite.name) example \(example.example ?? 0)\(counts ? "" : " (not gated)"):")
      print("--- markdown\n\(example.markdown)--- expected\n\(example.html)--- got\n\(rendered)")
    }
  }
  return passes
}

/// Finds the folder of conformance files: the argument, `SPEC`, or `../shared/spec` beside the
/// checkout.
func specificationFolder() -> URL {
  if let folder = CommandLine.arguments.dropFirst().first(where: { $0 != "--all" }) {
    return URL(fileURLWithPath: folder, isDirectory: true)
  }
  if let folder = ProcessInfo.processInfo.environment["SPEC"], !folder.isEmpty {
    return URL(fileURLWithPath: folder, isDirectory: true)
  }
  if let shared = ProcessInfo.processInfo.environment["RETAIN_SHARED"] {
    return URL(fileURLWithPath: shared, isDirectory: true).appendingPathComponent("spec")
  }
  var folder = URL(fileURLWithPath: #filePath)
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    let candidate = folder.appendingPathComponent("shared/spec")
    if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
  }
  return URL(fileURLWithPath: "../shared/spec", isDirectory: true)
}

do {
  let suites = try Suite.read(folder: specificationFolder())
  if suites.isEmpty {
    print("no JSON files in \(specificationFolder().path)")
    exit(3)
  }
  let limit = CommandLine.arguments.contains("--all") ? Int.max : 10
  exit(report(suites, limit: limit) ? 0 : 1)
} catch {
  print("cannot read \(specificationFolder().path): \(error.localizedDescription)")
  exit(3)
}
