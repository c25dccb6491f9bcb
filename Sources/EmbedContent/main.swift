import Foundation

// Writes a Swift file that holds each named document as a string literal.
//
// Usage: EmbedContent OUTPUT FOLDER DOCUMENT…
// Documents are named in the output by their path below FOLDER.

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: EmbedContent OUTPUT FOLDER DOCUMENT…")
  exit(2)
}

do {
  let folder = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
  let documents = try arguments.dropFirst(3).map { path in
    EmbeddedSource(
      path: path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path,
      bytes: [UInt8](try Data(contentsOf: URL(filePath: path)))
    )
  }
  let text = try EmbeddedSource.swiftFile(documents)
  try Data(text.utf8).write(to: URL(filePath: arguments[1]), options: .atomic)
} catch {
  print("error: \(error)")
  exit(1)
}
