// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal;

import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;

import com.github.weisj.jsvg.logging.LogManager;
import com.github.weisj.jsvg.logging.Logger;

/**
 * Where the library that makes bitmaps of drawings writes what it has to say: the platform's log. Its manifest asks for somebody who does
 * this; the only other one is part of SWT, which has no place in the product without a display.
 */
public final class PictureLog implements LogManager {
	@Override
	public Logger createLogger(String name) {
		return new Logger() {
			@Override
			public void log(Level level, String message) {
				log(level, message, null);
			}

			@Override
			public void log(Level level, String message, Throwable cause) {
				if (level == Level.ERROR) {
					ILog.get().error(message, cause);
				} else if (level == Level.WARNING) {
					ILog.get().warn(message, cause);
				}
			}

			@Override
			public void log(Level level, Supplier<String> message) {
				if (level == Level.ERROR || level == Level.WARNING) {
					log(level, message.get(), null);
				}
			}
		};
	}
}
