/** Why a dialog's command was refused, where no field of it is to blame. */
export const Refusal = ({ text }: { readonly text: string }) =>
  text === '' ? null : (
    <p className="error" role="alert">
      {text}
    </p>
  );
