// What is pasted or dropped into a section of a plan, as text that keeps its meaning: lists, rows of
// a table and headings stay recognisable. What is no text is told in a sentence and changes nothing.
const BLOCKS = new Set(["ADDRESS", "ARTICLE", "BLOCKQUOTE", "DD", "DIV", "DL", "DT", "FIGCAPTION", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "OL", "P", "PRE", "SECTION", "TABLE", "TR", "UL"]);
const NOTHING = new Set(["HEAD", "SCRIPT", "STYLE", "TEMPLATE", "TITLE", "XML"]);
const LARGE = 20000;

const numbered = (text) => text.match(/^\s*(\w{1,3}[.)])/)?.[1];

// The mark before an item: its number in a numbered list, else a dash.
function mark(item) {
  const list = item.parentElement;
  if (list?.tagName !== "OL") return "- ";
  const start = Number(list.getAttribute("start") || 1);
  return `${start + [...list.children].filter((it) => it.tagName === "LI").indexOf(item)}. `;
}

function walk(node, out) {
  if (node.nodeType === Node.TEXT_NODE) { out.push(node.data.replace(/\s+/g, " ")); return; }
  if (node.nodeType !== Node.ELEMENT_NODE || NOTHING.has(node.tagName)) return;
  if (node.tagName === "BR") { out.push("\n"); return; }
  if (/mso-list:\s*ignore/i.test(node.dataset.style || "")) { // the bullet of a word processor
    out.push(`${numbered(node.textContent) ?? "-"} `);
    return;
  }
  const block = BLOCKS.has(node.tagName);
  if (block) out.push("\n");
  if (node.tagName === "LI") out.push(mark(node));
  if (node.tagName === "TR") out.push(row(node));
  else for (const child of node.childNodes) walk(child, out);
  if (block) out.push("\n");
  if (/^H[1-6]$|^P$|^TABLE$/.test(node.tagName)) out.push("\n");
}

function row(node) {
  return [...node.children].map((cell) => {
    const out = [];
    for (const child of cell.childNodes) walk(child, out);
    return out.join("").replace(/\s+/g, " ").trim() || "–";
  }).join(" | ");
}

export function textOf(html) {
  const out = [];
  const unstyled = html.replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle=/gi, " data-style="));
  walk(new DOMParser().parseFromString(unstyled, "text/html").body, out);
  const lines = out.join("").replace(/\u00a0/g, " ").split("\n").map((line) => line.replace(/ {2,}/g, " ").trim());
  const text = lines.join("\n").replace(/^(-|\d{1,3}\.)\n+(?=\S)/gm, "$1 ");
  const together = /^((?:-|\d{1,3}\.) .*|.* \| .*)\n+(?=(?:-|\d{1,3}\.) |.* \| )/gm; // items, rows
  return text.replace(together, "$1\n").replace(/\n{3,}/g, "\n\n").trim();
}

// Put a text where the caret is; the browser can undo it, but not a whole book at once.
function put(field, text) {
  if (text.length > LARGE || !document.execCommand("insertText", false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

async function dropped(field, files, words, say) {
  const [file] = files;
  const plain = files.length === 1 && (file.type.startsWith("text/plain") || /\.(txt|md)$/i.test(file.name));
  if (!plain || file.size > 1000000) { say(words.file); return; }
  const text = await file.text();
  if (/[\0\ufffd]/.test(text)) { say(words.file); return; }
  field.focus();
  put(field, text);
}

// `words`: `file` for what is no text, `large` for what is more than a few pages.
export function listen(field, words, say) {
  field.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    const html = data.getData("text/html");
    const plain = data.getData("text/plain");
    if (!html && !plain && data.files.length) { event.preventDefault(); say(words.file); return; }
    const shaped = /<(li|table|h[1-6])\b|mso-list/i.test(html);
    if (shaped || plain.length > LARGE) {
      event.preventDefault();
      put(field, shaped ? textOf(html) : plain);
    }
    if (plain.length > LARGE) say(words.large);
  });
  field.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  field.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    dropped(field, [...event.dataTransfer.files], words, say);
  });
}
