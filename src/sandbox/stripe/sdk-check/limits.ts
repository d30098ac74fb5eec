/**
 * Lengths and counts that Stripe enforces and the SDK's types cannot say, by type and property.
 * An empty property name stands for the type itself.
 * Source: https://docs.stripe.com/api/checkout/sessions/create and https://docs.stripe.com/api/metadata
 */
export const limits: Record<string, Record<string, object>> = {
  'Checkout.SessionCreateParams': {
    success_url: { maxLength: 5000 },
    cancel_url: { maxLength: 5000 },
    client_reference_id: { maxLength: 200 },
    custom_fields: { maxItems: 3 },
    line_items: { maxItems: 100 },
  },
  'Checkout.SessionCreateParams.CustomField': {
    key: { maxLength: 200, pattern: '^[a-zA-Z0-9]+$' },
  },
  'Checkout.SessionCreateParams.CustomField.Label': { custom: { maxLength: 50 } },
  'Checkout.SessionCreateParams.CustomField.Dropdown': { options: { maxItems: 200 } },
  'Checkout.SessionCreateParams.CustomField.Dropdown.Option': {
    label: { maxLength: 100 },
    value: { maxLength: 100, pattern: '^[a-zA-Z0-9]+$' },
  },
  'Checkout.SessionCreateParams.CustomText.Submit': { message: { maxLength: 1000 } },
  'Checkout.SessionCreateParams.LineItem': { quantity: { minimum: 1 } },
  'Checkout.SessionCreateParams.LineItem.PriceData': {
    unit_amount: { minimum: 0, maximum: 99_999_999 },
  },
  PaginationParams: { limit: { minimum: 1, maximum: 100 } },
  RefundCreateParams: { amount: { minimum: 1 } },
  MetadataParam: {
    '': {
      maxProperties: 50,
      propertyNames: { maxLength: 40, minLength: 1 },
      additionalProperties: { type: 'string', maxLength: 500 },
    },
  },
};
