// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.device;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.results.Histogram;
import dev.kirchhoff.results.Lines;

/** One side of a device, ready to be drawn. */
public sealed interface DevicePicture {
	/** What it is about. Pictures of one topic are looked at together, in this order. */
	enum Topic {
		CURRENT_VOLTAGE("I-V"), PROGRAMMING("Programming"), PULSES("Pulses"), DISTURBANCE("Disturbance"), READING("Reading"), RETENTION("Retention"), ENDURANCE("Endurance");

		private final String label;

		Topic(String label) {
			this.label = label;
		}

		/** For a tab or a heading. */
		public String label() {
			return label;
		}
	}

	Topic topic();

	String title();

	/** What else must be known; may be empty. */
	String remark();

	/** Lines over an axis. */
	record Curves(Topic topic, Lines lines) implements DevicePicture {
		@Override
		public String title() {
			return lines.title();
		}

		@Override
		public String remark() {
			return lines.remark();
		}
	}

	/** How often values occur. */
	record Counts(Topic topic, String title, Quantity x, Histogram histogram, String remark) implements DevicePicture {
	}
}
