import type { WebhookFixtures } from 'trunkline/testing';

/** 2026-01-01T00:00:00Z, when every test begins. */
const TIME = '1767225600';
const signed = (signature: string) => ({ 'X-Parcels-Time': TIME, 'X-Parcels-Signature': signature });
const told = (created_at: string) => ({ id: '12', reference: 'R-1', created_at });

/** Signatures were made with `openssl dgst -sha256 -hmac` over `<time>.<body>`, with the made-up key. */
export const webhooks: WebhookFixtures = {
  signature: 'X-Parcels-Signature',
  toleranceSeconds: 300,
  deliveries: [
    {
      title: 'a parcel that was taken in',
      facts: 'P60',
      headers: signed('d4d68768c2fcd9afa90753877facfa5c1f434948441c6d4c071dd7494f468b26'),
      body: '{"event":"parcel.taken","id":"d-1","parcel":{"id":12,"reference":"R-1","created_at":"2025-12-01T08:00:00Z"}}',
      events: [{ trigger: 'newParcel', key: '12', record: told('2025-12-01T08:00:00Z') }],
    },
    {
      title: 'a parcel that moved',
      facts: 'P61: notifications come out of order',
      headers: signed('5a405e0b2ab1a69123ecf89305f747a94483da393d3e84132abfe56bcbc54db8'),
      body: '{"event":"parcel.moved","id":"d-2","parcel":{"id":12,"reference":"R-1","created_at":"2025-12-01T09:00:00Z"}}',
      events: [{ trigger: 'parcelMoved', key: '12', record: told('2025-12-01T09:00:00Z') }],
      older: {
        headers: signed('9ce27eaf472e6b47cf7aa06dc9a9ec0a3a635eacf6028394ee04bcabd86d84f9'),
        body: '{"event":"parcel.moved","id":"d-3","parcel":{"id":12,"reference":"R-1","created_at":"2025-12-01T08:30:00Z"}}',
      },
    },
  ],
  handshakes: [
    {
      facts: 'P62',
      headers: signed('5a19e8232eb2b71c5633826b7ffaedee9fec936642b52a2d848cc1355f86a84a'),
      body: '{"event":"ping","id":"d-4","challenge":"abc"}',
      answer: { status: 200, body: { challenge: 'abc' } },
    },
  ],
  challenges: [
    {
      facts: 'P63',
      query: { 'hub.mode': 'subscribe', 'hub.challenge': '115', 'hub.verify_token': 'pk_live_0d9b27c4' },
      token: 'hub.verify_token',
      answer: '115',
      others: [{ 'hub.mode': 'unsubscribe' }],
    },
  ],
};
