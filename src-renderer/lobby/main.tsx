import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import { lockPage } from '../ui/lockPage.ts';
import './lobby.css';
import { Lobby } from './Lobby.tsx';

lockPage();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Lobby />
    </StrictMode>,
  );
