/// What a parser recognises beyond CommonMark.
public struct ParseOptions: OptionSet, Hashable, Sendable {
  /// One bit an option.
  public let rawValue: UInt8

  /// Creates a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Tables with a delimiter row.
  public static let tables = ParseOptions(rawValue: 1)
  /// `~text~` and `~~text~~`.
  public static let strikethrough = ParseOptions(rawValue: 2)
  /// `- [ ]` and `- [x]`.
  public static let taskLists = ParseOptions(rawValue: 4)
  /// Addresses without angle brackets: `www.`, `http://`, `https://`, `ftp://` and e-mail.
  public static let autolinks = ParseOptions(rawValue: 8)
  /// Disarms `<script>` and eight other tags when HTML is rendered.
  public static let tagFilter = ParseOptions(rawValue: 16)
  /// `[^1]` and `[^1]: text`.
  public static let footnotes = ParseOptions(rawValue: 32)
  /// YAML between lines of `---` at the very start of the file.
  public static let frontMatter = ParseOptions(rawValue: 64)

  /// CommonMark 0.31.2 and nothing else.
  public static let commonMark: ParseOptions = []
  /// Everything that GitHub shows, and front matter.
  public static let gitHub: ParseOptions = [
    .tables, .strikethrough, .taskLists, .autolinks, .tagFilter, .footnotes, .frontMatter,
  ]
}
