@rem `exec` of package.json, by which signals to npm reach the start and not a shell between: cmd.exe knows no such word.
@%*
