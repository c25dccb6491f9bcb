/// A Markdown document that is part of the binary.
public struct EmbeddedDocument: Sendable {
  /// The path below the content folder, such as `mla-c01/blueprint.md`.
  public let path: StaticString
  /// The whole document, in UTF-8.
  public let text: StaticString
}

/// The guides, blueprints and questions that come with the program.
///
/// The list is made at build time from the Markdown files beside this one; `README.md` is left out.
public enum BundledDocuments {
  /// All documents, ordered by path.
  public static var all: [EmbeddedDocument] { embeddedDocuments }
}
