// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.headless.internal.CommandFailure;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.plan.DataPlace;
import picocli.CommandLine.Option;

/** Where a person has the data that projects do not bring along. */
final class DataOption {
	@Option(names = "--data", paramLabel = "PLACE",
			description = "Folder with the files of data sets that do not lie beside the project (without it that of the environment variable "
					+ DataPlace.VARIABLE + "), or `synthetic`: generated data instead, whose results are not comparable with published ones.")
	private String place;

	boolean given() {
		return place != null;
	}

	/** @throws CommandFailure if there is no such folder */
	DataPlace place(Session session) {
		if (place == null) {
			return DataPlace.ofSurroundings();
		}
		try {
			return DataPlace.of(place, session.directory());
		} catch (KirchhoffException e) {
			throw CommandFailure.input("--data", e.getMessage(), e.mend());
		}
	}
}
