/** What the main job did. */
export interface Report {
  /** Orders read from the shop. */
  readonly read: number;
  readonly launched: number;
  readonly failed: number;
  /** Launches that may have happened, and nobody can tell, of this start and of earlier ones: for a person to look at. */
  readonly uncertain: number;
  /** Requests sent to both vendors, retries included. */
  readonly calls: number;
  readonly retries: number;
  readonly seconds: number;
}

const MEANING: Readonly<Record<keyof Report, string>> = {
  read: 'orders read from Hive',
  launched: 'Wrkflows launched at Wrk',
  failed: 'orders that could not be launched',
  uncertain: 'orders that may have been launched: their answer was lost, and sending again could launch twice',
  calls: 'requests sent',
  retries: 'of them sent again',
  seconds: 'seconds',
};

/** The report as a table for people. */
export function reportTable(report: Report): string {
  const lines = Object.entries(MEANING).map(([name, meaning]) => `  ${String(report[name as keyof Report]).padStart(6)}  ${meaning}`);
  return `${lines.join('\n')}\n`;
}
