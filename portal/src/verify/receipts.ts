import { equal } from './bytes';
import type { Envelope } from './envelope';
import { count, counted, printable, type Findings } from './findings';
import type { LogProof } from './logProof';
import type { Receipt, ReceiptEvent } from './receipt';

/** One event of a receipt. */
export type Receipted = { receipt: Receipt; event: ReceiptEvent; proof: LogProof | null };

const SENT_BY_SYSTEMS = ['api', 'fhir', 'odm'];
const SENT_BY_POLICIES = 'policy';
/** A real site has some dozen people; a hostile bundle can't fill the memory. */
const LISTED = 40;
const FURTHER = 'others';

/** The receipts someone kept, by the places they name; and the names they were given under, by which events that nobody sent are found. */
export class Receipts {
  readonly byLog = new Map<string, Map<number, Receipted>>();
  readonly actors: ReadonlySet<string>;
  private readonly accounts: ReadonlySet<string>;
  private readonly sites: ReadonlySet<string>;

  constructor(
    private readonly receipts: readonly Receipt[],
    findings: Findings,
  ) {
    this.actors = new Set(receipts.map((receipt) => receipt.actor));
    const sited = receipts.filter((receipt) => receipt.site !== null);
    this.accounts = new Set(sited.map((receipt) => under(receipt.site, receipt.organisation)));
    this.sites = new Set(sited.map((receipt) => receipt.site ?? ''));
    for (const receipt of receipts) {
      receipt.events.forEach((event, index) => this.keep({ receipt, event, proof: receipt.proofs[index] ?? null }, findings));
    }
  }

  /** A receipt may be handed in twice, proven and not. */
  private keep(one: Receipted, findings: Findings): void {
    const ofLog = this.byLog.get(one.event.log) ?? new Map<number, Receipted>();
    this.byLog.set(one.event.log, ofLog);
    const other = ofLog.get(one.event.position);
    if (other && (other.event.eventId !== one.event.eventId || !equal(other.event.leaf, one.event.leaf))) {
      findings.add(
        `the receipts ${other.receipt.id} and ${one.receipt.id} contradict each other: keep both, two histories were receipted`,
        one.event.log,
        one.event.position,
        other.event.eventId,
      );
    }
    ofLog.set(one.event.position, other?.proof ? other : one);
  }

  get count(): number {
    return this.receipts.length;
  }

  of(log: string): ReadonlyMap<number, Receipted> {
    return this.byLog.get(log) ?? new Map<number, Receipted>();
  }

  /** Whether an event stands under their name: by who sent it, or by site and organisation if a system of theirs did. */
  isUnderTheirName({ actor, source, site, organisation }: Envelope): boolean {
    return this.actors.has(actor) || (SENT_BY_SYSTEMS.includes(source) && this.accounts.has(under(site, organisation)));
  }

  /** Whether someone else of their organisation did it at their site. */
  isOfColleague({ source, site, organisation }: Envelope): boolean {
    return source !== SENT_BY_POLICIES && this.accounts.has(under(site, organisation));
  }

  /** Whether it is said to follow from something else at their site, for which nobody gets a receipt. */
  isOfPolicy({ source, site }: Envelope): boolean {
    return source === SENT_BY_POLICIES && this.sites.has(site);
  }
}

const under = (site: string | null, organisation: string) => JSON.stringify([site, organisation]);

/** Counts what the receipts showed, over all logs of a bundle. */
export class ReceiptTally {
  unchanged = 0;
  proven = 0;
  unsent = 0;
  hidden = 0;
  /** Receipted, of another study or site than the part. */
  elsewhere = 0;
  /** Events of their sites that others stand for, by who that is. */
  readonly ofColleagues = new Counts();
  readonly ofPolicies = new Counts();

  /** The answers to "is all there and unchanged?" and "is there anything we did not send?" */
  lines(receipts: Receipts): string[] {
    if (receipts.count === 0) return [];
    const events = [...receipts.byLog.values()].reduce((sum, ofLog) => sum + ofLog.size, 0);
    const names = printable([...receipts.actors].sort().join(', '));
    const there = this.unchanged === events && this.elsewhere === 0 ? 'all there and unchanged' : `${count(this.unchanged)} there and unchanged`;
    const unsent =
      this.unsent === 0
        ? 'No other event stands under these names.'
        : `${counted(this.unsent, 'event')} ${this.unsent === 1 ? 'stands' : 'stand'} under these names without a receipt.`;
    const hidden = this.hidden === 0 ? '' : ` ${counted(this.hidden, 'event')} disclosed by hash only: who sent them can't be told from the bundle.`;
    const [isnt, say] = this.elsewhere === 1 ? ["isn't", 'receipt says'] : ["aren't", 'receipts say'];
    return [
      `Receipts: ${count(receipts.count)} for ${counted(events, 'event')} sent by ${names}: ${there}; ${count(this.proven)} proven by the log's signature.`,
      unsent + hidden,
      ...(this.ofColleagues.any ? [`At your sites under your organisation also: ${this.ofColleagues.words}, of whom no receipt was handed in.`] : []),
      ...(this.ofPolicies.any ? [`At your sites by policies, which get no receipts: ${this.ofPolicies.words}.`] : []),
      ...(this.elsewhere === 0 ? [] : [`${counted(this.elsewhere, 'event')} with a receipt ${isnt} in this part: of another study or site, as the ${say}.`]),
    ];
  }
}

/** How many events by whom. */
class Counts {
  private readonly by = new Map<string, number>();

  add(name: string): void {
    const listed = this.by.has(name) || this.by.size < LISTED ? name : FURTHER;
    this.by.set(listed, (this.by.get(listed) ?? 0) + 1);
  }

  get any(): boolean {
    return this.by.size > 0;
  }

  get words(): string {
    return [...this.by]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, events]) => `${counted(events, 'event')} by ${name === '' ? 'nobody named' : printable(name)}`)
      .join(', ');
  }
}
