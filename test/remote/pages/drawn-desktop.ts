/** A desktop as somebody has it, drawn: windows, text, and a cursor that blinks, so that frames keep coming. */
export function drawnDesktop(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 800;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser cannot draw.');
  let turn = 0;
  setInterval(() => {
    turn += 1;
    drawDesktop(pen);
    pen.fillStyle = turn % 20 < 10 ? '#1d1c1a' : '#ffffff';
    pen.fillRect(330, 318, 2, 18);
    // A strip that never stands still.
    pen.fillStyle = `hsl(${turn % 360} 60% 50%)`;
    pen.fillRect(1268, 776, 8, 8);
  }, 33);
  const [track] = canvas.captureStream(30).getVideoTracks();
  if (track === undefined) throw new Error('This browser cannot capture what it draws.');
  return track;
}

function drawDesktop(pen: CanvasRenderingContext2D): void {
  const sky = pen.createLinearGradient(0, 0, 1280, 800);
  sky.addColorStop(0, '#2b4a6f');
  sky.addColorStop(1, '#6a8fb5');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 1280, 800);
  drawWindow(pen, 120, 80, 820, 520, 'Rota November - Editor');
  pen.fillStyle = '#1d1c1a';
  pen.font = '16px sans-serif';
  const words = ['Ward 3, nights', 'Mon  Lindqvist, Okafor', 'Tue  Brandt, Lindqvist', 'Wed  Okafor, Sato'];
  for (const [row, text] of words.entries()) pen.fillText(text, 150, 160 + row * 34);
  drawWindow(pen, 620, 300, 420, 250, 'Printer');
  pen.fillStyle = '#8c1d14';
  pen.fillText('The printer does not answer (0x00000709).', 644, 380);
  pen.fillStyle = '#e7e5df';
  pen.fillRect(900, 480, 110, 36);
  pen.fillStyle = '#1d1c1a';
  pen.fillText('Try again', 922, 504);
  pen.fillStyle = '#16222f';
  pen.fillRect(0, 760, 1280, 40);
}

function drawWindow(pen: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, title: string) {
  pen.fillStyle = '#ffffff';
  pen.fillRect(x, y, width, height);
  pen.fillStyle = '#e4e8ee';
  pen.fillRect(x, y, width, 36);
  pen.fillStyle = '#1d1c1a';
  pen.font = '600 15px sans-serif';
  pen.fillText(title, x + 16, y + 24);
  pen.font = '16px sans-serif';
}
