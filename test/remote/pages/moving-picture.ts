/** A picture that changes with every frame, as a screen would. @param hasGrain So that each takes many bits. */
export function movingPicture({ hasGrain }: { readonly hasGrain: boolean }): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser cannot draw.');
  let turn = 0;
  setInterval(() => {
    turn += 1;
    pen.fillStyle = `hsl(${(turn * 7) % 360} 80% 50%)`;
    pen.fillRect((turn * 5) % 320, 0, 40, 240);
    if (hasGrain) pen.putImageData(grain(320, 240), 0, 0);
  }, 33);
  const [track] = canvas.captureStream(30).getVideoTracks();
  if (track === undefined) throw new Error('This browser cannot capture what it draws.');
  track.contentHint = 'detail';
  return track;
}

function grain(width: number, height: number): ImageData {
  const picture = new ImageData(width, height);
  const pixels = new Uint32Array(picture.data.buffer);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = 0xff000000 | Math.floor(Math.random() * 0x1000000);
  return picture;
}
