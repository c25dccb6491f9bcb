#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The learner's own editor.
struct TextEditor {
  /// The command line as the learner wrote it, such as `vim` or `code --wait`.
  let command: String

  /// Takes the editor that the environment names; nil if it names none.
  init?(environment: [String: String]) {
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self)
    guard let command = named.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { return nil }
    self.command = command
  }

  /// Opens a file at a line, counted from one, and waits until the editor ends.
  ///
  /// - Returns: Whether the editor could be run.
  func open(_ path: String, line: Int) -> Bool {
    // The shell takes the words of the command apart; path and line are handed over untouched.
    let words = ["/bin/sh", "-c", "exec \(command) \"$@\"", "sh"] + place(path, line)
    var arguments = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    guard posix_spawn(&child, "/bin/sh", nil, nil, arguments, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    // The shell exits with 126 or 127 if there is no such program.
    let code = (status >> 8) & 0xFF
    return status & 0x7F != 0 || code < 126
  }

  private func place(_ path: String, _ line: Int) -> [String] {
    let program = command.split(separator: " ").first?.split(separator: "/").last.map(String.init)
    let usesColon = ["code", "codium", "cursor", "zed", "subl"].contains(program ?? "")
    // A name that begins with a dash is no option.
    let path = path.hasPrefix("-") ? "./" + path : path
    if !usesColon { return ["+\(line)", path] }
    return (program == "subl" || program == "zed" ? [] : ["-g"]) + ["\(path):\(line)"]
  }
}
