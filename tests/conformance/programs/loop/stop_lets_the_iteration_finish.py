import asyncio

loop = asyncio.new_event_loop()
loop.call_soon(print, "first")
loop.call_soon(loop.stop)
loop.call_soon(print, "still this iteration")
loop.call_soon(lambda: loop.call_soon(print, "next time"))
loop.run_forever()
print("stopped")
loop.stop()
loop.run_forever()
loop.close()
# expect: first
# expect: still this iteration
# expect: stopped
# expect: next time
