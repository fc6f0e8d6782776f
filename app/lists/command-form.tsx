import { Submit } from '../_ui/submit'
import { envelopeId } from './envelope-id'
import { type CommandFormProps, ScriptedForm } from './scripted-form'

/** A form whose command is carried out only once, though it may be sent again by going back. */
export function CommandForm(props: CommandFormProps) {
  return <ScriptedForm {...props} envelope={envelopeId()} />
}

type CommandButtonProps = Omit<CommandFormProps, 'children'> & { readonly word: string; readonly about?: string }

/** A command that a single press gives. */
export function CommandButton({ word, about, ...form }: CommandButtonProps) {
  return (
    <CommandForm {...form}>
      <Submit about={about}>{word}</Submit>
    </CommandForm>
  )
}
