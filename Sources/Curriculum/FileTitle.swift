/// What the name of a file says of the guide in it.
enum FileTitle {
  /// The name of a file without its folder and its ending.
  static func name(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The name of a file that is written as a title, as programs for notes have it: `Compute
  /// Engine.md`; nil for `03-notes.md` and `README.md`.
  static func subject(of path: String) -> String? {
    let name = name(of: path)
    guard let first = name.utf8.first, first &- 0x41 < 26, !name.utf8.contains(0x5F),
      name.utf8.contains(where: { $0 &- 0x61 < 26 }), name.split(separator: " ").count <= 5
    else { return nil }
    return name
  }
}
