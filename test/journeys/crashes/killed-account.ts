// The one account of the gateway that is killed; apart, so that whoever kills it need not load it.

export const ACCOUNT = 'desk360-test';
export const SECRET_PATH = 'secret-path-of-a-killed-gateway-01';
