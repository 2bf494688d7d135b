"use client";
import "threadlocal-lab";

export function Figure() {
  return <threadlocal-lab face="reading" scenario="set-misses-slot-5" step="op:40" />;
}
