import Foundation
import PackagePlugin

/// Turns the Markdown files of the `Content` target into Swift literals before it compiles.
///
/// Every file is an input of one command, and the list is read anew at each build: so an added,
/// changed or deleted file leads to a new literal at the next plain `swift build`.
@main
struct EmbedContentPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let documents = module.sourceFiles
      .map(\.url)
      .filter { $0.pathExtension == "md" && $0.lastPathComponent != "README.md" }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedDocuments.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(documents.count) content files",
        executable: try context.tool(named: "EmbedContent").url,
        arguments: [output.path, target.directoryURL.path] + documents.map(\.path),
        inputFiles: documents,
        outputFiles: [output]
      )
    ]
  }
}
