// Solves one proof of work (SHA-256, format of ALTCHA version 2) off the page's own thread.
//
// In: the challenge. Out: the share done, a number from 0 to 1, now and then; at last the proof as
// base64 text, or null when there is no solution below LIMIT. Its own SHA-256, because crypto.subtle is absent on
// plain http and slower for many short messages.
"use strict";

// The most hashes a phone is asked for. The server never hides its counter above this.
const LIMIT = 40000;
// Hashes between two reports.
const STEP = 1000;

// The constants of SHA-256: fractions of the roots of the first primes.
const START = [];
const ROUND = [];
for (let n = 2; ROUND.length < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) prime = prime && n % d !== 0;
  if (!prime) continue;
  if (START.length < 8) START.push((Math.sqrt(n) * 4294967296) | 0);
  ROUND.push((Math.cbrt(n) * 4294967296) | 0);
}

const words = new Int32Array(64);
const state = new Int32Array(8);

// Hashes one padded block that stands in words[0..16] into state.
function hashBlock() {
  for (let i = 16; i < 64; i++) {
    const a = words[i - 15];
    const b = words[i - 2];
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = START;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + words[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0;
    d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  state[0] = START[0] + a; state[1] = START[1] + b; state[2] = START[2] + c; state[3] = START[3] + d;
  state[4] = START[4] + e; state[5] = START[5] + f; state[6] = START[6] + g; state[7] = START[7] + h;
}

// Puts whole words into the block, with the padding of a message that ends there.
function setMessage(message) {
  words.fill(0, 0, 16);
  words.set(message);
  words[message.length] = 0x80000000;
  words[15] = message.length * 32;
}

// Hexadecimal text to 32-bit words, and back. Our salt, nonce and key are whole words.
const toWords = (hex) => (hex.match(/.{8}/g) || []).map((word) => parseInt(word, 16) | 0);
const toHex = (list) => Array.from(list, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

function solve(challenge) {
  const { algorithm, cost, keyLength, keyPrefix, nonce, salt } = challenge.parameters;
  const head = toWords(salt + nonce);
  const prefix = toWords(keyPrefix);
  const known = algorithm === "SHA-256" && keyLength % 4 === 0 && head.length < 13 && prefix.length > 0 &&
    head.length * 8 === (salt + nonce).length && prefix.length * 8 === keyPrefix.length;
  if (!known) return null;
  for (let counter = 0; counter < LIMIT; counter++) {
    if (counter % STEP === 0) postMessage(counter / LIMIT);
    setMessage([...head, counter]);
    hashBlock();
    for (let again = 1; again < cost; again++) {
      setMessage(state);
      hashBlock();
    }
    if (prefix.every((word, i) => word === state[i])) {
      const derivedKey = toHex(state).slice(0, keyLength * 2);
      return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
    }
  }
  return null;
}

onmessage = (event) => postMessage(solve(event.data));
