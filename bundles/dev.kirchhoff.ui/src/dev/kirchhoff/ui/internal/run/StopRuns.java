// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.HandlerEvent;
import org.eclipse.swt.widgets.Display;

/** Stops all runs, those that wait too; what is finished of them is kept. */
public final class StopRuns extends AbstractHandler {
	/** The command. */
	public static final String COMMAND = "dev.kirchhoff.ui.stopRuns";

	private final RunQueue.Listener listener = () -> Display.getDefault().asyncExec(() -> fireHandlerChanged(new HandlerEvent(this, true, false)));

	public StopRuns() {
		RunQueue.get().addListener(listener);
	}

	@Override
	public boolean isEnabled() {
		return !RunQueue.get().active().isEmpty();
	}

	@Override
	public Object execute(ExecutionEvent event) {
		RunQueue.get().cancelAll();
		return null;
	}

	@Override
	public void dispose() {
		RunQueue.get().removeListener(listener);
		super.dispose();
	}
}
