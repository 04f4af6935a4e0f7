-- For wrk: posts the lines of $BENCH_BODIES in turn to $BENCH_PATH.
local requests, at = {}, 0

function init()
  local headers = { ["content-type"] = "application/json" }
  local key = os.getenv("BENCH_KEY")
  if key and key ~= "" then headers["authorization"] = "Bearer " .. key end
  for line in io.lines(os.getenv("BENCH_BODIES")) do
    requests[#requests + 1] = wrk.format("POST", os.getenv("BENCH_PATH"), headers, line)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
