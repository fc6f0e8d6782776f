import { envelopeId } from './envelope-id'
import { type CommandFormProps, ScriptedForm } from './scripted-form'

/** A form whose command is carried out only once, though it may be sent again by going back. */
export function CommandForm(props: CommandFormProps) {
  return <ScriptedForm {...props} envelope={envelopeId()} />
}
