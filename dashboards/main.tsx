import './client/checks-without-eval.ts';
import './fonts/made/fonts.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Drawer.layer.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/page.css';
import './styles/navigation.css';
import './styles/controls.css';
import './styles/chart.css';
import './styles/waterfall.css';
import './styles/figures.css';
import './styles/table.css';
import './styles/tree.css';
import './styles/drawer.css';
import './styles/states.css';
import './styles/print.css';
import { createRoot } from 'react-dom/client';
import { parseAddress } from './address/address-state.ts';
import { App } from './app.tsx';
import { readPreferences } from './client/preferences.ts';
import { stateQueryOptions } from './client/queries.ts';
import { createQueryClient } from './client/query-client.ts';
import { createI18n, preferredLanguage } from './i18n/i18n.ts';
import { settledAddress } from './navigation/home-address.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const { location } = window;
const settled = settledAddress(location.pathname, location.search);
if (settled !== null) window.history.replaceState(null, '', settled);

const client = createQueryClient();
// Up to which day there is data is asked while the texts are on their way.
void client.prefetchQuery(stateQueryOptions);
const { language } = parseAddress(location.search);
const i18n = await createI18n(
  language ?? readPreferences().language ?? preferredLanguage(navigator.languages),
);
createRoot(root).render(<App i18n={i18n} client={client} />);
