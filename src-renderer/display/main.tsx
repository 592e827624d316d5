import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import { lockPage } from '../ui/lockPage.ts';
import './display.css';
import { Display } from './Display.tsx';

lockPage();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Display />
    </StrictMode>,
  );
