/** One payment for each record of a long list; what fails is left for later. */
export const FAN_OUT = `
steps:
  - id: each
    for-each: { uses: shop.listOrders }
    max-parallel: 16
    on-error: continue
    steps: [{ id: pay, uses: shop.pay, with: { i: '\${{ item.id }}' } }]
  - return: \${{ steps.each }}
`;

/** Three items of a hundred, spread over all pages. */
export const isBroken = (item: number): boolean => item % 100 === 7 || item % 100 === 48 || item % 100 === 91;
