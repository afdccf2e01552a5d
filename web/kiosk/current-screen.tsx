import type { Question } from '#domain/questionnaire.ts';
import { AskingScreen } from './asking-screen.tsx';
import { ConnectingScreen } from './connecting-screen.tsx';
import { ElementScreen } from './element-screen.tsx';
import type { KioskAppProps } from './kiosk.tsx';
import { RatedScreen } from './rated-screen.tsx';
import { RestingScreen } from './resting-screen.tsx';
import type { Screen } from './screen.ts';
import { ServiceScreen } from './service-screen.tsx';
import { SetupScreen } from './setup-screen.tsx';
import { ThanksScreen } from './thanks-screen.tsx';

type Props = Pick<KioskAppProps, 'kiosk' | 'comments' | 'onChoose'> & {
  readonly question: Question;
  readonly screen: Screen;
  readonly waiting: boolean;
};

export const CurrentScreen = ({ kiosk, screen, question, comments, waiting, onChoose }: Props) => {
  const settled = kiosk.settled.value;
  const { message } = kiosk.config.value;
  switch (screen.name) {
    case 'setup':
      return <SetupScreen screen={screen} onChoose={onChoose} />;
    case 'connecting':
      return <ConnectingScreen failed={screen.failures > 0} />;
    case 'resting':
      return <RestingScreen message={message} settled={settled} onWake={kiosk.wake} />;
    case 'service':
      return <ServiceScreen offered={screen.offered} settled={settled} onChoose={kiosk.chooseService} />;
    case 'asking':
      return (
        <AskingScreen
          // Another citizen's question is another screen, which takes the focus anew.
          key={`${screen.changing} ${screen.moment} ${screen.service?.code}`}
          screen={screen}
          question={question}
          settled={settled}
          pauseSeconds={kiosk.pauseSeconds.value}
          message={message}
          onRate={kiosk.rate}
        />
      );
    case 'rated':
      return (
        <RatedScreen
          key={screen.score}
          screen={screen}
          settled={settled}
          onToggle={kiosk.toggleReason}
          onChange={kiosk.changeMind}
          onMore={kiosk.more}
          onSend={kiosk.send}
          onSkip={kiosk.skip}
        />
      );
    case 'element':
      return (
        <ElementScreen
          screen={screen}
          settled={settled}
          onRate={kiosk.rate}
          onBack={kiosk.previousElement}
          onSkip={kiosk.skipElement}
          onSend={kiosk.send}
        />
      );
    case 'comment': {
      const CommentScreen = comments.value?.CommentScreen;
      return CommentScreen ? (
        <CommentScreen
          screen={screen}
          settled={settled}
          onWrite={kiosk.write}
          onSkip={kiosk.skip}
          onSend={kiosk.send}
        />
      ) : null;
    }
    case 'thanks':
      return <ThanksScreen screen={screen} waiting={waiting} settled={settled} onDone={kiosk.leaveThanks} />;
  }
};
