import Foundation

do {
  let options = try BenchmarkOptions(Array(CommandLine.arguments.dropFirst()))
  let parts = Benchmark.all.filter { options.only.isEmpty || options.only.contains($0.name) }
  for part in parts {
    for figure in try part.run(options) { print(figure.line) }
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(2)
}
