// What a terminal shows of a program's output, as lines of styled pieces. It knows the sequences that the shadow command writes and stops at
// any other, so that no picture is quietly wrong.
const normal = { color: null, background: null, bold: false, dim: false, italic: false, underline: false, inverse: false };
const sequence = /\x1b\[([0-9;?]*)([A-Za-z])|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>]/y;
const base = ['#1e2127', '#e06c75', '#8cc265', '#d9a74a', '#6a9df7', '#c678dd', '#4db8c4', '#d5d9e0', '#6b727d', '#ff8a80', '#a5e075', '#f0c465', '#8ab4ff', '#de9cf0', '#70d6e0', '#ffffff'];

export function screen(output) {
  const lines = [[]];
  let [row, column, style] = [0, 0, normal];
  for (let at = 0; at < output.length;) {
    const letter = String.fromCodePoint(output.codePointAt(at));
    if (letter === '\x1b') {
      sequence.lastIndex = at;
      const found = sequence.exec(output);
      if (found === null) {
        throw new Error(`the terminal knows no sequence ${JSON.stringify(output.slice(at, at + 12))}`);
      }
      at += found[0].length;
      if (found[2] !== undefined) {
        obey(found[2], found[1]);
      }
      continue;
    }
    at += letter.length;
    if (letter === '\n') {
      row++;
      column = 0;
    } else if (letter === '\r') {
      column = 0;
    } else {
      while (lines.length <= row) {
        lines.push([]);
      }
      lines[row][column++] = { letter, style };
    }
  }
  return lines;

  function obey(command, text) {
    const numbers = text.split(';').map(Number);
    const count = numbers[0] || 1;
    switch (command) {
      case 'm': style = styled(style, numbers); break;
      case 'A': row = Math.max(0, row - count); break;
      case 'B': row += count; break;
      case 'C': column += count; break;
      case 'D': column = Math.max(0, column - count); break;
      case 'G': column = count - 1; break;
      case 'K': lines[row]?.splice(text === '2' ? 0 : column); break;
      case 'J': lines.splice(row + 1); lines[row]?.splice(column); break;
      case 'h': case 'l': break;
      default: throw new Error(`the terminal knows no sequence ${text}${command}`);
    }
  }
}

function styled(style, numbers) {
  let next = { ...style };
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at];
    if (number === 0) {
      next = { ...normal };
    } else if (number === 38 || number === 48) {
      const wide = numbers[at + 1] === 2;
      const color = wide ? `rgb(${numbers.slice(at + 2, at + 5).join(',')})` : indexed(numbers[at + 2]);
      next[number === 38 ? 'color' : 'background'] = color;
      at += wide ? 4 : 2;
    } else if (number >= 30 && number <= 37 || number >= 90 && number <= 97) {
      next.color = base[number >= 90 ? number - 82 : number - 30];
    } else if (number >= 40 && number <= 47 || number >= 100 && number <= 107) {
      next.background = base[number >= 100 ? number - 92 : number - 40];
    } else {
      Object.assign(next, {
        1: { bold: true }, 2: { dim: true }, 3: { italic: true }, 4: { underline: true }, 7: { inverse: true }, 22: { bold: false, dim: false },
        23: { italic: false }, 24: { underline: false }, 27: { inverse: false }, 39: { color: null }, 49: { background: null },
      }[number]);
    }
  }
  return next;
}

function indexed(number) {
  if (number < 16) {
    return base[number];
  }
  if (number >= 232) {
    const grey = 8 + (number - 232) * 10;
    return `rgb(${grey},${grey},${grey})`;
  }
  const level = part => part === 0 ? 0 : 55 + part * 40;
  const cube = number - 16;
  return `rgb(${level(Math.floor(cube / 36))},${level(Math.floor(cube / 6) % 6)},${level(cube % 6)})`;
}

export function terminalPage(command, output) {
  const escape = text => text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`);
  const css = style => Object.entries({
    color: style.inverse ? style.background ?? '#1e2127' : style.color, background: style.inverse ? style.color ?? '#d5d9e0' : style.background,
    'font-weight': style.bold ? '700' : null, opacity: style.dim ? '0.65' : null, 'font-style': style.italic ? 'italic' : null,
    'text-decoration': style.underline ? 'underline' : null,
  }).filter(([, value]) => value !== null).map(([name, value]) => `${name}:${value}`).join(';');
  const lines = screen(output.replace(/\r\n/g, '\n').trimEnd()).map(line => Array.from(line, piece => piece ?? { letter: ' ', style: normal })
    .map(piece => `<span style="${css(piece.style)}">${escape(piece.letter)}</span>`).join(''));
  return `<!DOCTYPE html><meta charset="utf-8"><title>terminal</title><style>
    body { margin: 0; background: #1e2127; color: #d5d9e0; display: inline-block; padding: 18px 22px; }
    pre { margin: 0; font: 14px/1.42 "DejaVu Sans Mono", monospace; font-variant-ligatures: none; }
    .prompt { color: #8cc265; } b { color: #ffffff; }
    </style><pre><span class="prompt">$</span> <b>${escape(command)}</b>\n${lines.join('\n')}</pre>`;
}
