// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.project;

/** What a new plug-in contributes. Each is a working example, whose model its author replaces. */
public enum Template {
	DEVICE("device", "Device", "A cell whose current follows the hopping of charges, with a tuning error, its figure and its tool in diagrams"),
	ALGORITHM("algorithm", "Programming algorithm", "A write-verify loop that turns round when a cell has gone too far"),
	DATA_SET("dataset", "Data set", "Points of two classes on interleaved spirals, made from the study's random numbers");

	private final String folder;
	private final String label;
	private final String description;

	Template(String folder, String label, String description) {
		this.folder = folder;
		this.label = label;
		this.description = description;
	}

	/** Its folder among the templates; also what the command line calls it. */
	public String folder() {
		return folder;
	}

	/** For people. */
	public String label() {
		return label;
	}

	/** One sentence for a person who chooses. */
	public String description() {
		return description;
	}
}
