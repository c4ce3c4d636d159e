// The accounts that every measure's gateway has.

export const DESK_ACCOUNT = 'desk360-bench';
export const SMS_ACCOUNT = 'emotive-bench';
