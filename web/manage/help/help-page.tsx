import { say } from '../../shared/language.ts';
import { HELP_TEXTS, TERMS } from './help-texts.ts';

/** What each term says, how it is computed, and where it comes from. */
export const HelpPage = () => (
  <>
    <h1 class="kiosks-title">{say(HELP_TEXTS.title)}</h1>
    <p class="soft">{say(HELP_TEXTS.about)}</p>
    <div class="help-terms">
      {TERMS.map(({ id, name, says, formula, source }) => (
        <section class="card" id={id} key={id}>
          <h2>{say(name)}</h2>
          <p>{say(says)}</p>
          {formula && (
            <p>
              <span class="soft">{say(HELP_TEXTS.formula)}: </span>
              <span class="help-formula">{say(formula)}</span>
            </p>
          )}
          <p class="soft">
            {say(HELP_TEXTS.source)}: {say(source)}
          </p>
        </section>
      ))}
    </div>
  </>
);
