import { words } from './words.js';

document.querySelector('p').textContent = words;
