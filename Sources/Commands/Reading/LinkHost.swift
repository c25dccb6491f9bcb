/// The name of the machine that a link leads to.
enum LinkHost {
  /// Returns the host of a web address in lower case, without `www.`; nil for any other address.
  ///
  /// What stands before an `@` is the name of a user, however much it looks like a host.
  static func name(in address: String) -> String? {
    let lower = address.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
    let authority = lower.dropFirst(scheme.count).prefix { character in
      // Browsers take a backslash for a slash.
      character != "/" && character != "?" && character != "#" && character != "\\"
    }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let named = host.hasPrefix("www.") ? host.dropFirst(4) : host
    return named.isEmpty ? nil : String(named)
  }
}
