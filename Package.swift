// swift-tools-version: 6.2
import PackageDescription

// A fuzz build instruments everything, so it is made only when asked for: see `make fuzz`.
let isFuzzBuild = Context.environment["RETAIN_FUZZ"] != nil

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What the fuzzer watches: the rooms, but not the programs, which are linked without it.
let watched: [SwiftSetting] =
  isFuzzBuild
  ? [.unsafeFlags(["-sanitize=fuzzer", "-assert-config", "Debug", "-enable-testing"])] : []

/// For rooms where a learner waits for other rooms: the binary must stay small.
let small: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]

func room(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  exclude: [String] = [],
  settings: [SwiftSetting] = []
) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    exclude: exclude,
    swiftSettings: house + watched + settings
  )
}

func tests(
  of name: String,
  _ dependencies: [Target.Dependency] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.byName(name: name)] + dependencies,
    exclude: exclude,
    swiftSettings: house
  )
}

let package = Package(
  name: "retain",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "retain", targets: ["retain"])
  ],
  targets: [
    room("SourceText"),
    room("Markdown", ["SourceText"]),
    room("Curriculum", ["Markdown", "SourceText"]),
    room("Memory"),
    room("Journal"),
    room("Learner", ["Curriculum", "Memory", "Journal"]),
    room("Study", ["Learner", "Curriculum", "Memory", "Journal"], settings: small),
    room("Exam", ["Learner", "Curriculum", "Memory", "Journal"], settings: small),
    room(
      "Reports",
      ["Study", "Exam", "Learner", "Curriculum", "Memory", "Journal"],
      settings: small
    ),
    room("Terminal", settings: small),
    .executableTarget(name: "EmbedContent", swiftSettings: house),
    .plugin(
      name: "EmbedContentPlugin",
      capability: .buildTool(),
      dependencies: ["EmbedContent"],
      path: "Sources/EmbedContentPlugin"
    ),
    .target(
      name: "Content",
      path: "Content",
      exclude: ["README.md"],
      swiftSettings: house,
      plugins: ["EmbedContentPlugin"]
    ),
    room(
      "Commands",
      [
        "SourceText", "Markdown", "Curriculum", "Memory", "Journal", "Learner", "Study", "Exam",
        "Reports", "Terminal", "Content",
      ],
      exclude: ["README.md"],
      settings: small
    ),
    .executableTarget(name: "retain", dependencies: ["Commands"], swiftSettings: house),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Markdown", "SourceText", "Curriculum", "Memory", "Journal", "Learner", "Study", "Content",
      ],
      swiftSettings: house
    ),
    .executableTarget(name: "Conformance", dependencies: ["Markdown"], swiftSettings: house),
    tests(of: "SourceText"),
    tests(of: "Markdown", ["SourceText"], exclude: ["Goldens"]),
    tests(of: "Curriculum", ["Markdown", "SourceText", "Content"], exclude: ["Fixtures"]),
    tests(of: "Memory", exclude: ["Oracle"]),
    tests(of: "Journal", ["Learner", "Curriculum", "Memory", "SourceText"]),
    tests(of: "Learner", ["Curriculum", "Memory", "Journal", "SourceText"]),
    tests(of: "Study", ["Learner", "Curriculum", "Memory", "Journal"]),
    tests(of: "Exam", ["Learner", "Curriculum", "Memory", "Journal"]),
    tests(
      of: "Reports",
      ["Study", "Exam", "Learner", "Curriculum", "Memory", "Journal", "SourceText"]
    ),
    .target(name: "PseudoTerminal", path: "Tests/PseudoTerminal", swiftSettings: house),
    tests(of: "Terminal", ["PseudoTerminal"]),
    tests(of: "Content"),
    tests(
      of: "Commands",
      ["Journal", "Memory", "Curriculum", "Markdown", "SourceText", "Terminal", "Content"]
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["retain", "Journal", "PseudoTerminal"],
      swiftSettings: house
    ),
    .testTarget(name: "TidyTests", swiftSettings: house),
  ] + (isFuzzBuild ? [fuzzTarget] : [])
)

var fuzzTarget: Target {
  .executableTarget(
    name: "Fuzz",
    dependencies: ["Markdown", "Journal"],
    swiftSettings: house + [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]
  )
}
