import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import '../pad/pad.css';
import './rate.css';
import { Rate } from './Rate.tsx';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Rate />
    </StrictMode>,
  );
