import Commands

print(CommandsScaffold.run())
