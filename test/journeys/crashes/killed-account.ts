// The account of the gateway that is killed, in its own file, so that the test need not load the gateway.

export const ACCOUNT = 'desk360-test';
export const SECRET_PATH = 'secret-path-of-a-killed-gateway-01';
