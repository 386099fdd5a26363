import type { KnownNames, Tag } from '@throughline/api/contract/links';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Draft, draftOfAddress } from './draft.ts';

interface LinkFormProps {
  readonly draft: Draft;
  readonly names: KnownNames | undefined;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** The page, and how its visitors come: names that there are are suggested. */
export function LinkForm({ draft, names, onChange }: LinkFormProps) {
  const { t } = useTranslation();
  const templates = Object.entries(names?.templates ?? {});
  const suggested: Partial<Record<Tag, readonly string[]>> = {
    source: names?.sources ?? [],
    medium: names?.mediums ?? [],
    campaign: names?.campaigns ?? [],
  };
  const field = (key: keyof Draft) => (
    <Field
      key={key}
      name={key}
      value={draft[key]}
      suggested={key in suggested ? suggested[key as Tag] : undefined}
      onChange={(value) =>
        // What was pasted is whole; what is typed is when the field is left.
        onChange(
          key === 'url' && value.length > draft.url.length + 1
            ? draftOfAddress(value)
            : { [key]: value },
        )
      }
      onLeave={key === 'url' ? (value) => onChange(draftOfAddress(value)) : undefined}
    />
  );
  return (
    <form
      className="link-form"
      data-testid="link-form"
      onSubmit={(event) => event.preventDefault()}
    >
      {templates.length > 0 ? (
        <fieldset className="link-templates">
          <legend>{t('links.templates')}</legend>
          {templates.map(([name, tags]) => (
            <button
              key={name}
              type="button"
              className="chip-button"
              onClick={() =>
                onChange(Object.fromEntries(Object.entries(tags).filter(([, value]) => value)))
              }
            >
              {name}
            </button>
          ))}
        </fieldset>
      ) : null}
      {field('url')}
      <div className="link-fields">{(['source', 'medium', 'campaign'] as const).map(field)}</div>
      <details open={draft.content !== '' || draft.term !== '' || draft.id !== ''}>
        <summary>{t('links.more')}</summary>
        <div className="link-fields">{(['content', 'term', 'id'] as const).map(field)}</div>
      </details>
    </form>
  );
}

interface FieldProps {
  readonly name: keyof Draft;
  readonly value: string;
  readonly suggested?: readonly string[] | undefined;
  readonly onChange: (value: string) => void;
  /** With what stands there when the field is left. */
  readonly onLeave?: ((value: string) => void) | undefined;
}

export function Field({ name, value, suggested, onChange, onLeave }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const isTag = name !== 'url' && name !== 'name';
  return (
    <label className="link-field">
      <span>
        {t(`links.field.${name}`)}
        {isTag ? <code>utm_{name}</code> : null}
      </span>
      <input
        type={name === 'url' ? 'url' : 'text'}
        value={value}
        placeholder={t(`links.example.${name}`)}
        list={suggested?.length ? id : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-testid={`link-${name}`}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave && ((event) => onLeave(event.target.value))}
      />
      {suggested?.length ? (
        <datalist id={id}>
          {suggested.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      ) : null}
    </label>
  );
}
