import Journal
import SourceText

/// The file of the display settings of this machine.
struct DisplayFile {
  /// Where it is.
  let path: String

  /// Decides by the environment; nil if nothing names a home.
  init?(environment: [String: String]) {
    if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") {
      path = base + "/retain/display.json"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = home + "/.config/retain/display.json"
    } else {
      return nil
    }
  }

  /// Returns the settings; the defaults if there is no file.
  ///
  /// - Throws: `CommandFailure.input` if the file cannot be read or says something that is not
  ///   allowed.
  func read() throws(CommandFailure) -> DisplaySettings {
    guard GuideFiles.exists(path) else { return DisplaySettings() }
    let bytes = try GuideFiles.readFile(path).bytes
    do {
      return try DisplaySettings(json: bytes)
    } catch {
      throw .input("\(path): \(error.text); correct it, or delete the file to begin anew")
    }
  }

  /// Puts settings in the place of the file, whole or not at all.
  ///
  /// - Throws: `CommandFailure.storage` if that cannot be done.
  func write(_ settings: DisplaySettings) throws(CommandFailure) {
    do {
      try WholeFile.write([Array(settings.json.utf8)], to: path, isDurable: true)
    } catch {
      throw .storage("\(path): cannot be written: \(error); check the folder")
    }
  }
}
