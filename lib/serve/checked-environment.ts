import { complain } from '../cli/shell'
import { checkEnvironment, type Environment } from '../schemas/environment'

/** What the environment says, checked; ends the process with all that is wrong in it. */
export function checkedEnvironment(): Environment {
  const checked = checkEnvironment(process.env)
  for (const warning of checked.warnings) complain(warning)
  if (checked.ok) {
    // To the rest of the code one that is empty would be one that is set.
    for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name]
    return checked.environment
  }
  complain('The site cannot start with these variables:')
  for (const problem of checked.problems) complain(`  ${problem}`)
  process.exit(1)
}
