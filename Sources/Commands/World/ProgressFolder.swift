/// Where progress and the name of this machine are kept.
struct ProgressFolder: Hashable, Sendable {
  /// The folder of the logs; it may be synchronised between machines.
  let progress: String
  /// The folder of what belongs to this machine alone.
  let state: String

  /// Decides the folders by the option, then the environment, then the XDG defaults.
  ///
  /// - Throws: `CommandFailure.storage` if nothing names a home.
  init(option: String?, environment: [String: String]) throws(CommandFailure) {
    func folder(_ variable: String, _ fallback: String) throws(CommandFailure) -> String {
      if let base = environment[variable], base.hasPrefix("/") { return base + "/retain" }
      guard let home = environment["HOME"], !home.isEmpty else {
        throw .storage(
          "there is no place for your progress: neither $HOME nor $\(variable) is set; "
            + "name a folder with --progress DIR"
        )
      }
      return home + fallback + "/retain"
    }
    state = try folder("XDG_STATE_HOME", "/.local/state")
    if let option {
      progress = option
    } else if let home = environment["RETAIN_HOME"], !home.isEmpty {
      progress = home
    } else {
      progress = try folder("XDG_DATA_HOME", "/.local/share")
    }
  }
}
