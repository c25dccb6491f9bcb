import Markdown

/// The type of the function that libFuzzer calls with each input.
typealias FuzzInput = @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32

/// libFuzzer's own main program.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ input: FuzzInput
) -> Int32

/// The entry point, under the name that the package manager gives it.
@_cdecl("Fuzz_main")
public func fuzzMain(
  _ count: Int32,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  var count = count
  var arguments = arguments
  return runFuzzer(&count, &arguments, fuzzOneInput)
}

/// Checks one input, of which a trap is a finding.
///
/// The first byte chooses: below 0x80 it holds the options of the Markdown parser, below 0xC0 the
/// rest is a log, and above the rest are damages to a sound log.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: data, count: size))
  guard let first = input.first else { return 0 }
  let rest = Array(input.dropFirst())
  switch first {
  case ..<0x80: MarkdownFuzz.check(rest, ParseOptions(rawValue: first))
  case ..<0xC0: JournalFuzz.check(rest)
  default: JournalFuzz.check(JournalFuzz.damaged(by: rest))
  }
  return 0
}
