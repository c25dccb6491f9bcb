import Content

package enum CommandsScaffold { package static func run() -> Int32 { print(BundledDocuments.all.count); return 0 } }
